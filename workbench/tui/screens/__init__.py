"""The screens: the desk on which one works, the start, and the dialogs over them."""
