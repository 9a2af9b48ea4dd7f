namespace SynthEmotion.Scoring;

/// <summary>Right and wrong predictions among some cells. A ratio without anything to divide by is 0, as scikit-learn has it.</summary>
internal readonly record struct Counts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    public double F1 => Ratio(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives);

    public static Counts Of(bool[] labels, double[] scores, double threshold)
    {
        var (tp, fp, fn) = (0, 0, 0);
        for (var i = 0; i < labels.Length; i++)
            switch (labels[i], scores[i] >= threshold)
            {
                case (true, true): tp++; break;
                case (false, true): fp++; break;
                case (true, false): fn++; break;
                default: break;
            }
        return new Counts(tp, fp, fn);
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
