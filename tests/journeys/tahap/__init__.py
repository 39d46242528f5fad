"""The four tahap of one city, told as deeds of a hall: each module is one of them."""
