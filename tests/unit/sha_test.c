/* SHA-256 (FIPS 180-4's own examples). */
#include "tests/unit/unit.h"

#include "images/sha.h"

#include <stdlib.h>
#include <string.h>

START_TEST(standard_examples)
{
    char hex[SHA_HEX];
    sha_of((const byte *)"", 0, hex);
    ck_assert_str_eq(hex,
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha_of((const byte *)"abc", 3, hex);
    ck_assert_str_eq(hex,
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    sha_of((const byte *)two, strlen(two), hex);
    ck_assert_str_eq(hex,
                     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

START_TEST(what_is_a_hash)
{
    char hex[SHA_HEX];
    sha_of(NULL, 0, hex);
    ck_assert(sha_is_hash(hex));
    hex[5] = 'g';
    ck_assert(!sha_is_hash(hex));
    hex[5] = '\0';
    ck_assert(!sha_is_hash(hex));
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("sha");
    TCase *t = tcase_create("sha");
    tcase_add_test(t, standard_examples);
    tcase_add_test(t, what_is_a_hash);
    suite_add_tcase(s, t);
    return s;
}
