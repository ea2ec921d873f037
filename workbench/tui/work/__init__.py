"""What the screens know and do, without a widget: the draft in hand, typing as operations, marks, places."""
