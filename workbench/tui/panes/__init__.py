"""The three panes of the desk: outline, article, and the tabs below it."""
