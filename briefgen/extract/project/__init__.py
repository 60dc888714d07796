"""Projects in a text: their printed names, lists of them, and what a stage can be of besides a name."""
