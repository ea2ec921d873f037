"""What the commands for several offices share."""
