"""The peers: installed beside the project, in versions that are locked, and only for measuring."""
