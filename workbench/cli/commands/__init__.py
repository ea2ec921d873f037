"""One module per command or small family; each offers HELP, arguments(parser) and run(args, out) -> exit code."""
