"""Merging what two sides made of one draft, as structures. Pure; nothing here touches a file."""
