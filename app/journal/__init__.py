"""Documentation of execution: signed notes, and working notes that never leave."""
