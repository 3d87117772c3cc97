/* What encryption costs: the same program with this loaded before libcrypto.
 *
 * SQLCipher reaches its ciphers only through the functions below. Here they copy instead of encrypting,
 * give every page the same checksum and draw no randomness; everything else of the program and of the
 * store's layout stays as it is. So no build of the product has a way to leave the encryption out.
 * Nothing but SQLCipher uses libcrypto: what Vire seals itself goes through Rust's own ciphers.
 */
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <string.h>

static char nothing;
static _Thread_local size_t digest;

EVP_CIPHER_CTX *EVP_CIPHER_CTX_new(void) { return (EVP_CIPHER_CTX *)&nothing; }
void EVP_CIPHER_CTX_free(EVP_CIPHER_CTX *context) { (void)context; }
int EVP_CIPHER_CTX_set_padding(EVP_CIPHER_CTX *context, int padding) { return (void)context, (void)padding, 1; }

int EVP_CipherInit_ex(EVP_CIPHER_CTX *context, const EVP_CIPHER *cipher, ENGINE *engine, const unsigned char *key,
                      const unsigned char *iv, int encrypts) {
    return (void)context, (void)cipher, (void)engine, (void)key, (void)iv, (void)encrypts, 1;
}

int EVP_CipherUpdate(EVP_CIPHER_CTX *context, unsigned char *out, int *written, const unsigned char *in, int length) {
    (void)context;
    memmove(out, in, (size_t)length);
    *written = length;
    return 1;
}

int EVP_CipherFinal_ex(EVP_CIPHER_CTX *context, unsigned char *out, int *written) {
    (void)context, (void)out;
    *written = 0;
    return 1;
}

EVP_MAC *EVP_MAC_fetch(OSSL_LIB_CTX *library, const char *name, const char *properties) {
    return (void)library, (void)name, (void)properties, (EVP_MAC *)&nothing;
}
void EVP_MAC_free(EVP_MAC *mac) { (void)mac; }
EVP_MAC_CTX *EVP_MAC_CTX_new(EVP_MAC *mac) { return (void)mac, (EVP_MAC_CTX *)&nothing; }
void EVP_MAC_CTX_free(EVP_MAC_CTX *context) { (void)context; }

int EVP_MAC_init(EVP_MAC_CTX *context, const unsigned char *key, size_t length, const OSSL_PARAM parameters[]) {
    (void)context, (void)key, (void)length;
    const char *name = parameters[0].data;
    digest = strcmp(name, "sha512") == 0 ? 64 : strcmp(name, "sha256") == 0 ? 32 : 20;
    return 1;
}

int EVP_MAC_update(EVP_MAC_CTX *context, const unsigned char *data, size_t length) {
    return (void)context, (void)data, (void)length, 1;
}

int EVP_MAC_final(EVP_MAC_CTX *context, unsigned char *out, size_t *written, size_t room) {
    (void)context, (void)room;
    if (out != NULL) memset(out, 7, digest);
    *written = digest;
    return 1;
}

/* Never zero: a spool whose salt is blank counts as destroyed. */
int RAND_bytes(unsigned char *out, int length) {
    memset(out, 7, (size_t)length);
    return 1;
}
