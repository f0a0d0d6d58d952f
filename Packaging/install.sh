#!/bin/sh
# Installs authpipe from the folder that this file lies in, or takes away what it installed.
# Vaults and keys are touched by neither.
# usage: ./install.sh [--uninstall] [PREFIX]   PREFIX is /usr/local where it is not given
set -eu
umask 022
remove=
case ${1:-} in
  --uninstall) remove=1; shift ;;
  -*) sed -n 's/^# usage: /usage: /p' "$0"; [ "$1" = --help ] && exit 0; exit 64 ;;
esac
prefix=${1:-/usr/local}
cd "$(dirname "$0")"
if ! mkdir -p "$prefix" 2>/dev/null || [ ! -w "$prefix" ]; then
  echo "install.sh: error: $prefix cannot be written" >&2
  echo "install.sh: hint: sudo ./install.sh, or ./install.sh \"\$HOME/.local\"" >&2
  exit 73
fi

find bin libexec share -type f | while read -r file; do
  if [ -n "$remove" ]; then
    rm -f "$prefix/$file"
    continue
  fi
  mkdir -p "$prefix/$(dirname "$file")"
  # Made beside the old one and renamed, so that a command that starts meanwhile finds one of them.
  cp "$file" "$prefix/$file.new"
  chmod "$(stat -c %a "$file")" "$prefix/$file.new"
  mv -f "$prefix/$file.new" "$prefix/$file"
done

if [ -n "$remove" ]; then
  # Folders that are empty now; those that others use are not.
  find bin libexec share -depth -type d | while read -r folder; do
    rmdir "$prefix/$folder" 2>/dev/null || true
  done
  echo "removed authpipe from $prefix; vaults and keys are where they were"
  exit 0
fi
echo "installed authpipe in $prefix"
case :$PATH: in *:"$prefix/bin":*) ;; *) echo "put $prefix/bin into your PATH" ;; esac
if ! "$prefix/libexec/authpipe/authpipe-online" --version >/dev/null 2>&1; then
  echo "the commands that ask BigCommerce do not work yet, because libraries are missing;" \
    "on Debian: apt install libcurl4 libsqlite3-0 libssl3 libstdc++6 ca-certificates"
fi
