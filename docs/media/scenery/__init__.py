"""The drawings of the project `image-quality`: parts, scenes made of them, and how they become pictures."""
