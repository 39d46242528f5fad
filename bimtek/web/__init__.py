"""What `bimtek serve` offers to the hall's network."""
