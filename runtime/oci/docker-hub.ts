/**
 * Docker Hub is `docker.io` in the names of images, another host on the network, and a third name where logins are kept.
 * Sources: `DefaultHost` of containerd's resolver; `IndexServer` of docker, which `docker login` writes.
 */

const NAME = "docker.io";
const HOST = "registry-1.docker.io";
const LOGIN_HOST = "index.docker.io";
/** What docker's files and helpers call it. */
const LOGIN_SERVER = `https://${LOGIN_HOST}/v1/`;

/** The host, and port, that answers for a registry. */
export function hostOf(registry: string): string {
  return registry === NAME ? HOST : registry;
}

/** The hosts under which a registry's login may be kept in a file; its own comes first. */
export function loginHostsOf(registry: string): readonly string[] {
  return registry === NAME ? [registry, LOGIN_HOST] : [registry];
}

/** What a helper may be asked for to get a registry's login. */
export function loginServersOf(registry: string): readonly string[] {
  return registry === NAME ? [LOGIN_SERVER, registry] : [registry];
}
