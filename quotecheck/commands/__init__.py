"""The commands, one a file: what `run` is given the arguments of, and returns the exit status of.

Nothing heavy is imported before the arguments are understood: a hook pays for it on every commit.
"""
