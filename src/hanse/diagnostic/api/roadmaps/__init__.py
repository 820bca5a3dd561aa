"""Operations on roadmaps: reading them, and the same changes as on their pages."""
