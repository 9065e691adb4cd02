"""A corpus past one machine: files from anywhere fsspec reaches, analysed by a cluster, into a folder of Parquet."""
