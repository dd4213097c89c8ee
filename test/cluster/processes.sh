# Starting and awaiting processes of a cluster. Sourced; expects $dir, the cluster's folder.

# start NAME COMMAND…: in the background, its output in NAME.log, its pid in NAME.pid
start() {
  local name=$1
  shift
  setsid "$@" >>"$dir/$name.log" 2>&1 </dev/null &
  echo $! >"$dir/$name.pid"
}

# until_ok NAME COMMAND…: until the command works, at most 60 s, and not after NAME has ended
until_ok() {
  local name=$1 pid
  shift
  pid=$(<"$dir/$name.pid")
  for _ in $(seq 1200); do
    "$@" >/dev/null 2>&1 && return 0
    kill -0 "$pid" 2>/dev/null || { echo "$name ended:" >&2; tail -5 "$dir/$name.log" >&2; return 1; }
    sleep 0.05
  done
  echo "$name is not ready after 60 s:" >&2
  tail -5 "$dir/$name.log" >&2
  return 1
}
