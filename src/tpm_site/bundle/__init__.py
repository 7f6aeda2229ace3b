"""Assets, host files, and the safe writing of the bundle. Knows nothing of what pages say."""
