"""The only place that knows figures and the files people take away."""
