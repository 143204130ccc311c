/* A child that a signal's handler ends, and one that a signal does. */
caught()
{
    write(1, "caught\n", 7);
    exit(7);
}

main()
{
    int status;

    signal(14, caught);
    if (fork() == 0) {
        alarm(2);
        pause();
    }
    wait(&status);
    printf("exit %d\n", status >> 8);
    if (fork() == 0)
        kill(getpid(), 9);
    wait(&status);
    printf("signal %d\n", status);
}
