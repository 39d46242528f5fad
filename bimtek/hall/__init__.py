"""What every acara shares: offices, people, who is here, notes, the running order."""
