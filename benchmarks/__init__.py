"""The project's own measurements on its real content. `make bench` prints a table and nothing else."""
