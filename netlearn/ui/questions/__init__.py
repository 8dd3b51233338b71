"""How each question kind is asked and revealed, one file a kind."""
