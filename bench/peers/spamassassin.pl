# Prints for each file named on standard input its score, and at the end the
# processor time that all took. Local tests only, as "spamassassin -L"; no
# Bayes database and no welcome list, since nothing was learned.
use strict;
use warnings;
use Mail::SpamAssassin;

my $filter = Mail::SpamAssassin->new({
    local_tests_only   => 1,
    dont_copy_prefs    => 1,
    userprefs_filename => '/dev/null',
    userstate_dir      => $ARGV[0],
    post_config_text   => "use_bayes 0\nuse_auto_welcomelist 0\n",
});
$filter->compile_now(0, 0);
my ($user, $system) = times;
my $start = $user + $system;
while (my $file = <STDIN>) {
    chomp $file;
    open my $handle, '<:raw', $file or die "open $file: $!";
    my $source = do { local $/; <$handle> };
    close $handle;
    my $mail   = $filter->parse($source);
    my $status = $filter->check($mail);
    printf "%s\t%.3f\n", $file, $status->get_score;
    $status->finish;
    $mail->finish;
}
($user, $system) = times;
printf "processor\t%.2f\n", $user + $system - $start;
