"""Search: what an analyst asks for in words, where it stands in the texts, and what stands beside it."""
