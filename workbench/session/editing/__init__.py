"""What people ask for, made into operations: places, typed words and replaced words become values."""
