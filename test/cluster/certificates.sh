# Certificates of a cluster: one authority, EC P-256. Sourced; works in the present folder.

# key FILE
key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

authority() {
  key ca.key
  openssl req -x509 -new -key ca.key -subj /CN=test-ca -days 30 -out ca.crt \
    -addext keyUsage=critical,keyCertSign,cRLSign,digitalSignature
}

# signed NAME SUBJECT serverAuth|clientAuth [ALTERNATIVE-NAMES]: makes NAME.key and NAME.crt
signed() {
  key "$1.key"
  openssl x509 -req -in <(openssl req -new -key "$1.key" -subj "$2") -CA ca.crt -CAkey ca.key -CAcreateserial \
    -days 30 -out "$1.crt" 2>/dev/null -extfile <(
      printf 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=%s\n' "$3"
      [ -z "${4-}" ] || printf 'subjectAltName=%s\n' "$4"
    )
}

# kubeconfig FILE NAME: for whoever holds NAME's certificate
kubeconfig() {
  (
    umask 077
    cat >"$1" <<YAML
apiVersion: v1
kind: Config
current-context: test
clusters: [{ name: test, cluster: { server: "$server", certificate-authority: $PWD/ca.crt } }]
users: [{ name: me, user: { client-certificate: $PWD/$2.crt, client-key: $PWD/$2.key } }]
contexts: [{ name: test, context: { cluster: test, user: me } }]
YAML
  )
}
