/* A file of the host's, which the guest compiles; cc writes FP11 instructions. */
main()
{
    double x;
    int i;

    x = 1;
    for (i = 0; i < 5; i++)
        x = x / 3 + i;
    printf("%d %.12f\n", i, x);
}
