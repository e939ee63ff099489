namespace DnssecToolkit.Dns.Tests.Messages;

public class MessageTests
{
    [Fact]
    public void Every_real_message_is_read_without_a_defect_and_written_to_a_message_with_the_same_records()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.SharedEvidence("real-2026-10-04"), "*.hex"))
        {
            var octets = Convert.FromHexString(string.Concat(File.ReadLines(file).Where(line => !line.StartsWith('#'))));

            var message = Message.Parse(octets).Value;
            var again = Message.Parse(message.ToWire()).Value;

            Assert.Empty(message.Defects);
            Assert.DoesNotContain(message.Answer.Concat(message.Authority).Concat(message.Additional), record => record.Data is MalformedRdata);
            Assert.Equal(Lines(message), Lines(again));
        }

        static IEnumerable<string> Lines(Message message) =>
            message.Answer.Concat(message.Authority).Concat(message.Additional).Select(record => record.ToString());
    }
}
