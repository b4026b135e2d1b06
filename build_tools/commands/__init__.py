"""The commands, one a module of its name: each takes values, gives values, and prints nothing."""
