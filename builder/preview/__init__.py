"""The live preview: pages that follow the files while they are edited, on this machine only."""
