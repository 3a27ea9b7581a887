#!/bin/sh
# A real mail server that nobody has installed: unpacked programs, users and settings of its own, in a name space of its own.
# run.sh postfix|exim TOOLS WORK REFUSING INBOUND (PORT MEDDLING | SENDER RECIPIENT <mail)
# Postfix offers TLS at PORT; at MEDDLING it wants TLS and takes List-Unsubscribe-Post out of every mail.
# With MILTER set to a milter's address, Postfix asks it about every mail. With SASL set to an authentication server's address,
# both ports want a name and a password it knows, said in TLS, and MEDDLING is in TLS from its first byte.
# Mail to gone.test and relayed.test goes to the port REFUSING, all other to the port INBOUND.
set -eu
server=$1 tools=$2 work=$3 refusing=$4 inbound=$5
root=$work/root
[ -d "$root" ] || cp -r "$tools" "$root"
chmod 755 "$work"
{ cat /etc/passwd; echo "$server:x:64990:64990::/nonexistent:/usr/sbin/nologin"; echo 'Debian-exim:x:64991:64991::/nonexistent:/usr/sbin/nologin'; } >"$work/passwd"
{ cat /etc/group; echo "$server:x:64990:"; echo 'Debian-exim:x:64991:'; echo 'postdrop:x:64992:'; } >"$work/group"

inside() {
    exec unshare -m sh -c 'mount --bind "$0/passwd" /etc/passwd && mount --bind "$0/group" /etc/group && exec "$@"' "$work" "$@"
}

if [ "$server" = postfix ]; then
    mkdir -p "$work/conf" "$work/data" "$work/queue/pid"
    for queue in incoming active deferred bounce defer trace maildrop private public hold corrupt flush saved; do mkdir -p "$work/queue/$queue"; done
    chown -R 64990:64990 "$work/queue" "$work/data"
    chown 0:0 "$work/queue" "$work/queue/pid"
    chgrp 64992 "$work/queue/maildrop" "$work/queue/public"
    cat >"$work/conf/main.cf" <<END
compatibility_level = 3.6
command_directory = $root/usr/sbin
daemon_directory = $root/usr/lib/postfix/sbin
shlib_directory = $root/usr/lib/postfix
queue_directory = $work/queue
data_directory = $work/data
mail_owner = postfix
setgid_group = postdrop
myhostname = relay.test
mydestination =
local_transport = error:no local mail
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
transport_maps = inline:{ { gone.test = smtp:[127.0.0.1]:$refusing }, { relayed.test = smtp:[127.0.0.1]:$refusing } }
relayhost = [127.0.0.1]:$inbound
alias_maps =
alias_database =
import_environment = MAIL_CONFIG MAIL_DEBUG MAIL_LOGTAG TZ LD_LIBRARY_PATH
maillog_file = $work/log
maillog_file_prefixes = $work
smtp_tls_security_level = none
smtpd_tls_security_level = may
smtpd_tls_loglevel = 1
smtpd_tls_cert_file = $work/conf/cert.pem
smtpd_tls_key_file = $work/conf/key.pem
smtp_host_lookup = native
smtpd_milters = ${MILTER:-}
END
    wrapped=
    if [ -n "${SASL:-}" ]; then
        wrapped='-o smtpd_tls_wrappermode=yes'
        cat >>"$work/conf/main.cf" <<END
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = $SASL
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
END
    fi
    openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=relay.test -addext subjectAltName=DNS:relay.test,DNS:localhost -days 2 -keyout "$work/conf/key.pem" -out "$work/conf/cert.pem"
    echo '/^List-Unsubscribe-Post:/ IGNORE' >"$work/conf/meddling"
    : >"$work/conf/dynamicmaps.cf"
    {
        echo "$6 inet n - n - - smtpd"
        echo "$7 inet n - n - - smtpd -o cleanup_service_name=meddling -o smtpd_tls_security_level=encrypt $wrapped"
        echo "cleanup unix n - n - 0 cleanup"
        echo "meddling unix n - n - 0 cleanup -o header_checks=regexp:$work/conf/meddling"
        echo "tlsmgr unix - - n 1000? 1 tlsmgr"
        echo "qmgr unix n - n 300 1 qmgr"
        for service in bounce:bounce defer:bounce trace:bounce rewrite:trivial-rewrite; do
            echo "${service%%:*} unix - - n - 0 ${service#*:}"
        done
        for service in smtp error retry anvil proxymap verify; do echo "$service unix - - n - - $service"; done
        echo "postlog unix-dgram n - n - 1 postlogd"
    } >"$work/conf/master.cf"
    LD_LIBRARY_PATH=$root/usr/lib/postfix
    export LD_LIBRARY_PATH
    inside "$root/usr/lib/postfix/sbin/master" -c "$work/conf" -d
fi

mkdir -p "$work/spool" "$work/log"
chown -R 64991:64991 "$work/spool" "$work/log"
# the program starts itself again as another user, who may not keep LD_LIBRARY_PATH
printf '#!/bin/sh\nLD_LIBRARY_PATH=$(echo %s/usr/lib/*-linux-gnu*) exec %s/usr/sbin/exim4 "$@"\n' "$root" "$root" >"$work/exim"
chmod 755 "$work/exim"
chmod u-s "$root/usr/sbin/exim4"
cat >"$work/exim.conf" <<END
exim_path = $work/exim
primary_hostname = relay.test
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = $work/spool
log_file_path = $work/log/%slog
qualify_domain = relay.test
keep_environment =
trusted_users = root
never_users =
local_interfaces = 127.0.0.1
tls_advertise_hosts =
begin routers
gone:
  driver = manualroute
  domains = gone.test
  route_list = * 127.0.0.1::$refusing
  self = send
  transport = out
back:
  driver = manualroute
  domains = *
  route_list = * 127.0.0.1::$inbound
  self = send
  transport = out
begin transports
out:
  driver = smtp
  hosts_try_dane =
  hosts_avoid_tls = *
begin retry
* * F,1h,10m
END
inside "$work/exim" -C "$work/exim.conf" -odf -oi -f "$6" "$7"
