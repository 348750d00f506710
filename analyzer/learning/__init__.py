"""What a fitted model sees of a text, what it says of it, and why. How one is fitted: analyzer/fitting."""
