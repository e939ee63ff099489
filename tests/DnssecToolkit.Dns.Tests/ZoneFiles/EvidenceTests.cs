namespace DnssecToolkit.Dns.Tests.ZoneFiles;

public class EvidenceTests
{
    [Fact]
    public void Records_found_in_public_material_are_read_and_print_to_the_same_octets()
    {
        var files = Directory.GetFiles(Repository.SharedEvidence("real-2026-10-04", "other-sources"), "*.txt").Append(Repository.SharedEvidence("raw-records.txt"));
        foreach (var file in files)
        {
            // Lines that begin with a bar quote what other tools have shown.
            var text = string.Join('\n', File.ReadLines(file).Select(line => line.StartsWith('|') ? ";" : line));
            using var reader = new ZoneFileReader(new StringReader(text), new ZoneFileOptions { KeepGoing = true, DefaultTtl = 0 });
            var records = reader.ReadToEnd().Select(record => record.Record).ToArray();

            Assert.Empty(reader.Errors.Select(error => $"{Path.GetFileName(file)}: {error}"));
            Assert.NotEmpty(records);
            Assert.DoesNotContain(records, record => record.Data is MalformedRdata);
            Assert.Equal(records, ZoneFileReader.Parse(string.Join('\n', records.AsEnumerable())).Value);
        }
    }
}
