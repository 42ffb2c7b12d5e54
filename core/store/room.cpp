namespace kith { }
