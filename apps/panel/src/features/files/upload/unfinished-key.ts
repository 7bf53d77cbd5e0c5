/** Of the query for the uploads that were left, which is asked again when one of them ends. */
export const unfinishedKey = ['unfinished-uploads']
