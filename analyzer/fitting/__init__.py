"""Labels → a fitted model: reading them, cross-validation by group, calibration, the card."""
