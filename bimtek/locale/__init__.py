"""Indonesian dates, numbers and names; text made comparable and safe to show."""
