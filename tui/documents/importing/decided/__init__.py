"""What was decided and how it was voted, and the line to sign on, as sentences say it."""
