"""Two texts laid over each other: what they share (`stretches`), how they differ (`alignment`)."""
