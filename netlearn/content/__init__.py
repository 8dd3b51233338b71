"""What authors write: models, loading with line marks, problems and the rules that find them."""
