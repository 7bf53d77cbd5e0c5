# Says on both streams that a command has ended: the client would take ">" for its own.
echo "$1"
echo "$1" >&2
