"""The book as OParl 1.1: a folder of JSON files that is a complete interface when it is put on the web at its address."""
