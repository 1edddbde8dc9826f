# shellcheck shell=bash
# Says that the first start is complete, so that no later one begins anew: see start.sh. MySQL's entrypoint sources this
# file after all others.

rm -f "$STATE_DIRECTORY/initializing"
# A crash of the node must not bring the file back.
sync
