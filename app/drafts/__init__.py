"""What somebody is writing and has not saved yet: kept every two seconds, offered after a crash."""
