"""Optional backends that nobody imports by default; each names the install that it needs."""
