"""One short top-level script a screen: ask the domain, write to the store, draw."""
