"""What everything is: the records that the stages hand to one another."""
