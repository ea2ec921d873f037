"""Words to references and back: grammar meets tree."""
